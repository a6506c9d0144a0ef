import { inject } from '@angular/core';
import { type Routes, Router } from '@angular/router';
import { SettingsPage } from './settings-page';

export const settingsRoutes: Routes = [
  {
    path: '',
    component: SettingsPage,
    children: [
      {
        path: '',
        pathMatch: 'full',
        // What went wrong on the way through a provider's page is about the ways in.
        redirectTo: ({ queryParams }) =>
          queryParams['problem']
            ? inject(Router).createUrlTree(['/settings/ways-in'], { queryParams })
            : '/settings/profile',
      },
      {
        path: 'profile',
        title: 'Profile',
        loadComponent: () => import('./profile-section').then(({ ProfileSection }) => ProfileSection),
      },
      {
        path: 'ways-in',
        title: 'Ways in',
        loadComponent: () => import('./ways-in-section').then(({ WaysInSection }) => WaysInSection),
      },
      {
        path: 'sessions',
        title: 'Sessions',
        loadComponent: () => import('./sessions-section').then(({ SessionsSection }) => SessionsSection),
      },
      {
        path: 'tokens',
        title: 'Access tokens',
        loadComponent: () => import('./tokens-section').then(({ TokensSection }) => TokensSection),
      },
      {
        path: 'email',
        title: 'E-mail address',
        loadComponent: () => import('./email-section').then(({ EmailSection }) => EmailSection),
      },
      {
        path: 'mail',
        title: 'Mails',
        loadComponent: () => import('./mail-section').then(({ MailSection }) => MailSection),
      },
      {
        path: 'delete-account',
        title: 'Delete account',
        loadComponent: () => import('./removal-section').then(({ RemovalSection }) => RemovalSection),
      },
    ],
  },
];
