import { Directive, TemplateRef, inject } from '@angular/core';
import type { Receipt } from '../../api/types';

interface Context {
  $implicit: Receipt;
}

/** What stands beside the picture, given by whoever knows how an expense is written. */
@Directive({ selector: 'ng-template[appConfirmForm]' })
export class ConfirmForm {
  readonly template = inject<TemplateRef<Context>>(TemplateRef);

  static ngTemplateContextGuard(_directive: ConfirmForm, context: unknown): context is Context {
    return context !== null;
  }
}
