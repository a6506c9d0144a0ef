import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { repeatWhileVisible } from './repeat-while-visible';

describe('what is repeated while the page is visible', () => {
  let visibility: DocumentVisibilityState;
  let times: number;

  beforeEach(() => {
    jest.useFakeTimers();
    times = 0;
    const document = TestBed.inject(DOCUMENT);
    jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
    see('visible');
    TestBed.runInInjectionContext(() => repeatWhileVisible(5_000, () => (times += 1)));
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  function see(next: DocumentVisibilityState): void {
    visibility = next;
    TestBed.inject(DOCUMENT).dispatchEvent(new Event('visibilitychange'));
  }

  it('is done every five seconds', () => {
    jest.advanceTimersByTime(4_999);
    expect(times).toBe(0);
    jest.advanceTimersByTime(10_001);
    expect(times).toBe(3);
  });

  it('rests while nobody looks, and is done at once for whoever comes back later', () => {
    see('hidden');
    jest.advanceTimersByTime(60_000);
    expect(times).toBe(0);
    see('visible');
    jest.advanceTimersByTime(0);
    expect(times).toBe(1);
  });

  it('is not done more often by looking away and back', () => {
    for (let look = 0; look < 10; look += 1) {
      jest.advanceTimersByTime(100);
      see('hidden');
      see('visible');
    }
    expect(times).toBe(0);
    jest.advanceTimersByTime(4_000);
    expect(times).toBe(1);
  });

  it('ends with its component', () => {
    TestBed.resetTestingModule();
    jest.advanceTimersByTime(60_000);
    expect(times).toBe(0);
  });
});
