import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { IconDrawings } from './icon-drawings';

const EVEN_ODD = 'e:';

/** A decorative bootstrap-icons drawing, 1em tall, in the current colour. An unknown name shows a tag. */
@Component({
  selector: 'app-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 16 16" width="1em" height="1em" fill="currentColor" aria-hidden="true" focusable="false">
      @for (path of paths(); track path.d) {
        <path [attr.d]="path.d" [attr.fill-rule]="path.rule" />
      }
    </svg>
  `,
})
export class Icon {
  readonly name = input.required<string>();

  private readonly drawings = inject(IconDrawings);
  protected readonly paths = computed(() =>
    this.drawings
      .paths(this.name())
      .map((path) =>
        path.startsWith(EVEN_ODD) ? { d: path.slice(EVEN_ODD.length), rule: 'evenodd' } : { d: path, rule: null },
      ),
  );
}
