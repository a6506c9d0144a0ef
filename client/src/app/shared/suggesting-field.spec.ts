import { ChangeDetectionStrategy, Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { FormControl } from '@angular/forms';
import { type Observable, Subject } from 'rxjs';
import { SuggestingField } from './suggesting-field';

interface Known {
  title: string;
}

const KNOWN: Known[] = [{ title: 'Trader Joe’s' }, { title: 'Café Trabant' }];

@Component({
  imports: [SuggestingField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-suggesting-field
      inputId="title"
      listLabel="Earlier titles"
      textField="title"
      [control]="control"
      [suggest]="suggest"
      (chosen)="chosen.push($event)"
    >
      <ng-template #suggestion let-known>{{ known.title }}</ng-template>
    </app-suggesting-field>
  `,
})
class Host {
  readonly control = new FormControl('', { nonNullable: true });
  readonly asked: string[] = [];
  readonly chosen: Known[] = [];
  answer = new Subject<Known[]>();
  readonly suggest = (text: string): Observable<Known[]> => {
    this.asked.push(text);
    this.answer = new Subject();
    return this.answer;
  };
}

describe('SuggestingField', () => {
  let fixture: ComponentFixture<Host>;
  let host: Host;

  const field = () => (fixture.nativeElement as HTMLElement).querySelector('input') as HTMLInputElement;
  const list = () => document.querySelector('[role=listbox]');
  const options = () => [...document.querySelectorAll('[role=option]')].map(({ textContent }) => textContent.trim());
  const active = () =>
    document.getElementById(field().getAttribute('aria-activedescendant') ?? '')?.textContent.trim() ?? null;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    host = fixture.componentInstance;
    await fixture.whenStable();
  });

  afterEach(() => field().blur());

  /** Typing, and the pause after which suggestions are asked for. */
  async function type(text: string): Promise<void> {
    field().focus();
    field().value = text;
    field().dispatchEvent(new Event('input'));
    await until(() => host.asked.at(-1) === text);
  }

  async function suggest(known = KNOWN): Promise<void> {
    host.answer.next(known);
    await until(() => options().length === known.length);
  }

  /** A busy machine takes longer than the pause. */
  async function until(isSo: () => boolean): Promise<void> {
    for (let pauses = 0; pauses === 0 || (!isSo() && pauses < 20); pauses += 1) await pause();
  }

  const pause = async () => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await fixture.whenStable();
  };

  /** Returns whether the key is left to the form, to Tab, or to the dialog. */
  async function press(key: string): Promise<boolean> {
    const options = { key, bubbles: true, cancelable: true };
    const isLeft = field().dispatchEvent(new KeyboardEvent('keydown', options));
    field().dispatchEvent(new KeyboardEvent('keyup', options));
    await fixture.whenStable();
    return isLeft;
  }

  it('suggests while it is typed in, and names its list', async () => {
    await type('tra');
    expect(host.asked).toEqual(['tra']);
    await suggest();
    expect(options()).toEqual(['Trader Joe’s', 'Café Trabant']);
    expect(list()?.getAttribute('aria-label')).toBe('Earlier titles');
    expect(field().getAttribute('aria-controls')).toBe(list()?.id);
  });

  it('points at what begins as it was typed, one Enter away, which does not reach the form', async () => {
    await type('TRADER');
    await suggest();
    expect(active()).toBe('Trader Joe’s');
    expect(await press('Enter')).toBe(false);
    expect([host.control.value, host.chosen, list()]).toEqual(['Trader Joe’s', [KNOWN[0]], null]);
    expect(await press('Enter')).toBe(true);
  });

  it('leaves Enter to the form when nothing is pointed at', async () => {
    await type('trab');
    await suggest();
    expect(active()).toBeNull();
    expect(await press('Enter')).toBe(true);
    expect([host.control.value, host.chosen, list()]).toEqual(['trab', [], null]);
  });

  it('is moved through by arrows', async () => {
    await type('tra');
    await suggest();
    await press('ArrowDown');
    expect(active()).toBe('Café Trabant');
    await press('Enter');
    expect(host.chosen).toEqual([KNOWN[1]]);
  });

  it('takes a press on a suggestion', async () => {
    await type('tra');
    await suggest();
    document.querySelectorAll<HTMLElement>('[role=option]')[1]?.click();
    await fixture.whenStable();
    expect([host.control.value, host.chosen]).toEqual(['Café Trabant', [KNOWN[1]]]);
  });

  it('leaves Tab alone, and keeps what was typed', async () => {
    await type('tra');
    await suggest();
    expect(await press('Tab')).toBe(true);
    expect([host.control.value, host.chosen, list()]).toEqual(['tra', [], null]);
  });

  it('closes only its list on Escape', async () => {
    await type('tra');
    await suggest();
    const escaped = jest.fn();
    document.addEventListener('keydown', escaped);
    await press('Escape');
    expect([list(), escaped.mock.calls]).toEqual([null, []]);
    await press('Escape');
    expect(escaped).toHaveBeenCalledTimes(1);
    document.removeEventListener('keydown', escaped);
  });

  it('opens when it is entered empty, and not with a text in it unless an arrow asks', async () => {
    field().focus();
    await pause();
    await suggest();
    expect(options()).toHaveLength(2);
    field().blur();
    host.control.setValue('Lunch');
    field().focus();
    await pause();
    expect([host.asked, list()]).toEqual([[''], null]);
    await press('ArrowDown');
    await pause();
    expect(host.asked).toEqual(['', 'Lunch']);
  });

  it('does not take the focus back for an answer that comes late', async () => {
    await type('tra');
    field().blur();
    host.answer.next(KNOWN);
    await pause();
    expect([list(), document.activeElement === field()]).toEqual([null, false]);
  });

  it('suggests nothing when the suggestions fail, and asks again for the next letters', async () => {
    await type('tra');
    host.answer.error(new Error('away'));
    await type('trad');
    await suggest();
    expect(options()).toHaveLength(2);
  });
});
