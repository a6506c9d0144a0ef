import type { Page } from 'playwright-core';
import { PASSWORD } from '../support/password.js';

/** The pages for people who are not signed in. */
export class SignInPage {
  readonly heading = this.page.getByRole('heading', { name: 'Log in', level: 1 });
  readonly email = this.page.getByLabel('E-mail');
  readonly password = this.page.getByLabel('Password', { exact: true });

  readonly demoButton = this.page.getByRole('button', { name: 'Try it with sample data' });

  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/login');
  }

  async logIn(email: string, password = PASSWORD): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.password.press('Enter');
  }

  /** As a password manager does: fills in and sends at once. @returns the milliseconds from the form's being there. */
  async logInQuickly(email: string): Promise<number> {
    await this.heading.waitFor();
    const begun = performance.now();
    const sent = this.page.waitForRequest('**/api/auth/login');
    await this.page.evaluate(
      ([address, secret]) => {
        const fill = (id: string, value = '') => {
          const field = document.getElementById(id) as HTMLInputElement;
          field.value = value;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        };
        fill('email', address);
        fill('password', secret);
        document.querySelector('form')?.requestSubmit();
      },
      [email, PASSWORD],
    );
    await sent;
    return performance.now() - begun;
  }

  async register(email: string): Promise<void> {
    await this.page.goto('/register');
    await this.email.fill(email);
    await this.password.fill(PASSWORD);
    await this.page.getByRole('button', { name: 'Create account' }).click();
  }

  async tryDemo(): Promise<void> {
    await this.demoButton.click();
  }
}
