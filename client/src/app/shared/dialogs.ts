import { DOCUMENT, Injectable, InjectionToken, type StaticProvider, type Type, inject } from '@angular/core';
import { type BsModalRef, BsModalService } from 'ngx-bootstrap/modal';

export interface DialogOptions {
  /** The id of the element that names the dialog. */
  labelledBy: string;
  /** Asked before the dialog closes, whatever closes it. */
  mayClose: () => boolean;
}

/** A question's side of the dialog that asks it. */
export interface Question<D, R> {
  data: D;
  /** Closes the dialog with the person's answer; null when they gave none. */
  answer(answer: R | null): void;
}

const QUESTION = new InjectionToken<Question<unknown, unknown>>('the question that a dialog asks');

/** Call in a component opened by `Dialogs.ask` with the same types. */
export function injectQuestion<D, R>(): Question<D, R> {
  return inject(QUESTION) as Question<D, R>;
}

/** The one place that knows ngx-bootstrap's modal. A dialog's component closes itself by injecting `BsModalRef`. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly modals = inject(BsModalService);
  private readonly window = inject(DOCUMENT).defaultView;

  open<T>(component: Type<T>, options: DialogOptions): void {
    this.show(component, 'modal-fullscreen-sm-down', options);
  }

  /** Shows a dialog, a small one by its style, and resolves, once it is gone, with the answer it was closed with. */
  ask<D, R>(
    component: Type<unknown>,
    labelledBy: string,
    data: D,
    cssClass = 'modal-dialog-centered',
  ): Promise<R | null> {
    return new Promise((resolve) => {
      let given: R | null = null;
      const question: Question<D, R> = {
        data,
        answer: (answer) => {
          given = answer;
          dialog.hide();
        },
      };
      const providers = [{ provide: QUESTION, useValue: question }];
      const dialog = this.show(component, cssClass, { labelledBy, mayClose: () => true }, providers);
      dialog.onHidden?.subscribe(() => resolve(given));
    });
  }

  private show<T>(
    component: Type<T>,
    cssClass: string,
    options: DialogOptions,
    providers: StaticProvider[] = [],
  ): BsModalRef<T> {
    return this.modals.show(component, {
      ariaLabelledBy: options.labelledBy,
      animated: !this.window?.matchMedia('(prefers-reduced-motion: reduce)').matches,
      // The dialog decides what Escape means: it may first have to close a part of itself.
      keyboard: false,
      ignoreBackdropClick: true,
      class: cssClass,
      providers,
      closeInterceptor: () => (options.mayClose() ? Promise.resolve() : Promise.reject(new Error('kept open'))),
    });
  }
}
