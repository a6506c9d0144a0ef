import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { startWith, switchMap } from 'rxjs';
import { READABLE_COLORS, hardToSeeOn } from './readable-colors';

/** Readable colours to choose from, and any other. */
@Component({
  selector: 'app-color-choice',
  imports: [ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './color-choice.html',
})
export class ColorChoice {
  readonly control = input.required<FormControl<string>>();

  protected readonly colors = READABLE_COLORS;
  private readonly value = toSignal(
    toObservable(this.control).pipe(switchMap((control) => control.valueChanges.pipe(startWith(control.value)))),
    { initialValue: '' },
  );
  protected readonly isOwn = computed(() => this.colors.every(({ color }) => color !== this.value()));
  protected readonly warning = computed(() => {
    const page = this.value() && hardToSeeOn(this.value());
    return page ? `This is hard to see on a ${page} page.` : '';
  });
}
