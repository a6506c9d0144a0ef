import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { Icon } from '../shared/icon';
import { findIcons } from './icon-choices';

/** Icons to choose from, and a search among them. */
@Component({
  selector: 'app-icon-choice',
  imports: [Icon, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './icon-choice.html',
})
export class IconChoice {
  readonly control = input.required<FormControl<string>>();

  protected readonly query = signal('');
  protected readonly found = computed(() => findIcons(this.query()));
}
