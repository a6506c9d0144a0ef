import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { aUser } from '../../../testing/factories';
import { ReceiptUploads } from '../../shared/receipt/receipt-uploads';
import { Session } from '../../shared/session/session';
import { DropZone } from './drop-zone';

const FILE = new File(['x'], 'a.jpg', { type: 'image/jpeg' });
const WITH_FILE = { types: ['Files'], files: [FILE] };

/** jsdom knows neither drags nor a clipboard. */
function eventWith(name: string, held: Record<string, unknown>, fields: Record<string, unknown> = {}): Event {
  const event = new Event(name, { bubbles: true, cancelable: true });
  return Object.assign(event, { dataTransfer: held, clipboardData: held, ...fields });
}

describe('DropZone', () => {
  let fixture: ComponentFixture<DropZone>;
  let offer: jest.SpyInstance;
  const text = () => (fixture.nativeElement as HTMLElement).textContent?.trim();

  async function happen(event: Event, target: EventTarget = document): Promise<Event> {
    target.dispatchEvent(event);
    await fixture.whenStable();
    return event;
  }

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    TestBed.inject(Session).begin(aUser());
    offer = jest.spyOn(TestBed.inject(ReceiptUploads), 'offer').mockReturnValue();
    fixture = TestBed.createComponent(DropZone);
    fixture.detectChanges();
  });

  it('shows itself while files hover over the page, and takes them', async () => {
    await happen(eventWith('dragenter', WITH_FILE));
    expect(text()).toContain('Drop receipts to read them');
    const drop = await happen(eventWith('drop', WITH_FILE));
    expect(drop.defaultPrevented).toBe(true);
    expect(offer).toHaveBeenCalledWith([FILE]);
    expect(text()).toBe('');
  });

  it('goes away when they leave the window, not when they cross an element', async () => {
    await happen(eventWith('dragenter', WITH_FILE));
    await happen(eventWith('dragleave', WITH_FILE, { relatedTarget: document.body }));
    expect(text()).not.toBe('');
    await happen(eventWith('dragleave', WITH_FILE, { relatedTarget: null }));
    expect(text()).toBe('');
  });

  it('leaves alone what is dragged within the page', async () => {
    const drag = await happen(eventWith('dragover', { types: ['text/plain'], files: [] }));
    expect([drag.defaultPrevented, text()]).toEqual([false, '']);
  });

  it('takes a picture from the clipboard, but leaves text to the field where it is typed', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    const withText = { types: ['text/plain', 'Files'], files: [FILE] };
    expect((await happen(eventWith('paste', withText), field)).defaultPrevented).toBe(false);
    expect(offer).not.toHaveBeenCalled();
    await happen(eventWith('paste', WITH_FILE), field);
    expect(offer).toHaveBeenCalledWith([FILE]);
    field.remove();
  });

  it('takes nothing from somebody who may only look, and does not leave the page for the file either', async () => {
    TestBed.inject(Session).begin(aUser({ ledgers: [{ id: 'l', name: 'L', role: 'viewer', currency: 'USD' }] }));
    await happen(eventWith('dragenter', WITH_FILE));
    expect(text()).toBe('');
    const drop = await happen(eventWith('drop', WITH_FILE));
    expect(drop.defaultPrevented).toBe(true);
    expect(offer).not.toHaveBeenCalled();
  });
});
