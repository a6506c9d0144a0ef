import type { Routes } from '@angular/router';
import { anybody, signedIn, signedOut } from '../shared/session/session-guards';
import { AuthPage } from './auth-page';
import { LinkFrame } from './link-frame';
import { takesToken } from './link-token';
import { LoginPage } from './login-page';
import { RegisterPage } from './register-page';

export const authRoutes: Routes = [
  {
    path: '',
    component: AuthPage,
    children: [
      { path: 'login', title: 'Log in', canActivate: [signedOut], component: LoginPage },
      { path: 'register', title: 'Create an account', canActivate: [signedOut], component: RegisterPage },
    ],
  },
  {
    path: '',
    component: LinkFrame,
    children: [
      {
        path: 'forgot',
        title: 'Forgotten password',
        canActivate: [anybody],
        loadComponent: () => import('./forgot-page').then(({ ForgotPage }) => ForgotPage),
      },
      {
        path: 'reset',
        title: 'New password',
        canActivate: [takesToken, anybody],
        loadComponent: () => import('./reset-page').then(({ ResetPage }) => ResetPage),
      },
      {
        path: 'verify',
        title: 'Verify your address',
        canActivate: [takesToken, signedIn],
        loadComponent: () => import('./verify-page').then(({ VerifyPage }) => VerifyPage),
      },
      {
        path: 'confirm-email',
        title: 'New address',
        canActivate: [takesToken, signedIn],
        loadComponent: () => import('./confirm-email-page').then(({ ConfirmEmailPage }) => ConfirmEmailPage),
      },
      {
        path: 'not-me',
        title: 'A login that was not yours',
        canActivate: [takesToken, anybody],
        loadComponent: () => import('./not-me-page').then(({ NotMePage }) => NotMePage),
      },
      {
        path: 'unsubscribe',
        title: 'Unsubscribe',
        canActivate: [takesToken, anybody],
        loadComponent: () => import('./unsubscribe-page').then(({ UnsubscribePage }) => UnsubscribePage),
      },
    ],
  },
];
