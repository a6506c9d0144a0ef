import { ChangeDetectionStrategy, Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { aCategory } from '../../../testing/factories';
import { CategoryField } from './category-field';

@Component({
  imports: [CategoryField, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-category-field
      inputId="category"
      [formControl]="control"
      [categories]="categories"
      (chose)="choices = choices + 1"
      (newWanted)="wanted = $event"
    />
  `,
})
class Host {
  readonly control = new FormControl('', { nonNullable: true });
  readonly categories = [
    aCategory({ id: 'food', name: 'Food' }),
    aCategory({ id: 'out', name: 'Eating out', parentId: 'food' }),
    aCategory({ id: 'travel', name: 'Travel' }),
    aCategory({ id: 'old', name: 'Old hobby', isArchived: true }),
  ];
  choices = 0;
  wanted: string | null = null;
}

describe('CategoryField', () => {
  let fixture: ComponentFixture<Host>;
  let host: Host;

  const field = () => (fixture.nativeElement as HTMLElement).querySelector('input') as HTMLInputElement;
  const options = () =>
    [...(fixture.nativeElement as HTMLElement).querySelectorAll('.combobox-text')].map(({ textContent }) =>
      textContent.trim(),
    );
  const active = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.innerText;
  const isOpen = () => field().getAttribute('aria-expanded') === 'true';

  beforeEach(async () => {
    Element.prototype.scrollIntoView = () => undefined;
    fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    host = fixture.componentInstance;
    await fixture.whenStable();
  });

  async function type(text: string): Promise<void> {
    field().focus();
    field().value = text;
    field().dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }

  /** Returns whether the key is left to the form. */
  async function press(key: string): Promise<boolean> {
    const isLeft = field().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await fixture.whenStable();
    return isLeft;
  }

  async function leave(): Promise<void> {
    field().blur();
    await fixture.whenStable();
  }

  it('shows the name of its value, also of one that was put away', async () => {
    host.control.setValue('old');
    await fixture.whenStable();
    expect(field().value).toBe('Old hobby');
  });

  it('finds by typing and takes by Enter, which then is left to the form', async () => {
    await type('trav');
    expect(options()).toEqual(['Travel', 'New category “trav”…']);
    expect(await press('Enter')).toBe(false);
    expect([host.control.value, field().value, isOpen()]).toEqual(['travel', 'Travel', false]);
    expect(await press('Enter')).toBe(true);
    expect(host.choices).toBe(1);
  });

  it('takes what the list points at when it is left', async () => {
    await type('eat');
    await leave();
    expect([host.control.value, field().value]).toEqual(['out', 'Eating out']);
  });

  it('is moved through by arrows, with those below a category after it', async () => {
    await press('ArrowDown');
    expect(options()).toEqual(['Food', 'Eating out', 'Travel', 'New category…']);
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowUp');
    await press('Enter');
    expect(host.control.value).toBe('out');
  });

  it('has no value where nothing is called so, and keeps what was typed', async () => {
    host.control.setValue('food');
    await type('zoo');
    await leave();
    expect([host.control.value, field().value]).toEqual(['', 'zoo']);
  });

  it('has no value when it is emptied', async () => {
    host.control.setValue('food');
    await type('');
    await leave();
    expect(host.control.value).toBe('');
  });

  it('returns to its value on Escape, which closes only the list', async () => {
    host.control.setValue('food');
    await type('trav');
    const escaped = jest.fn();
    document.addEventListener('keydown', escaped, { once: true });
    await press('Escape');
    expect([host.control.value, field().value, isOpen()]).toEqual(['food', 'Food', false]);
    expect(escaped).not.toHaveBeenCalled();
    document.removeEventListener('keydown', escaped);
  });

  it('asks for a new one by the name that was typed', async () => {
    await type(' Pets ');
    await press('Enter');
    expect([host.wanted, host.control.value]).toEqual(['Pets', '']);
  });

  it('is not changed by being passed', async () => {
    host.control.setValue('food');
    field().focus();
    await leave();
    expect([host.control.value, host.choices, host.control.touched]).toEqual(['food', 0, true]);
  });

  it('points at its value when it opens', async () => {
    host.control.setValue('travel');
    field().click();
    await fixture.whenStable();
    expect(active()).toBe(document.querySelector<HTMLElement>('.is-active')?.innerText);
    expect(document.querySelector('.is-active')?.textContent).toContain('Travel');
  });
});
