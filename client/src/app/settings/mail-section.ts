import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { pageNumber } from '../shared/page-number';
import { Session } from '../shared/session/session';
import { DemoNote } from './demo-note';
import { MailHistory } from './mail-history';
import { MailPreferences } from './mail-preferences';

/** What is mailed to the person: what they choose, and what has been. */
@Component({
  selector: 'app-mail-section',
  imports: [DemoNote, MailHistory, MailPreferences],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>Mails</h1>
    @if (user(); as user) {
      @if (user.isDemo) {
        <app-demo-note />
      } @else {
        <app-mail-preferences />
        <app-mail-history [page]="page()" [timeZone]="user.timeZone" />
      }
    }
  `,
})
export class MailSection {
  /** Of what has been mailed: a parameter of the address. */
  readonly page = input(1, { transform: pageNumber });

  protected readonly user = inject(Session).user;
}
