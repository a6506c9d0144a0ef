import type { Routes } from '@angular/router';
import { ReportsFrame } from './reports-frame';

export const reportRoutes: Routes = [
  {
    path: '',
    component: ReportsFrame,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'months' },
      {
        path: 'months',
        title: 'Month by month',
        loadComponent: () => import('./months-page').then(({ MonthsPage }) => MonthsPage),
      },
      {
        path: 'years',
        title: 'Year by year',
        loadComponent: () => import('./years-page').then(({ YearsPage }) => YearsPage),
      },
      {
        path: 'categories',
        title: 'Categories over time',
        loadComponent: () =>
          import('./categories-over-time-page').then(({ CategoriesOverTimePage }) => CategoriesOverTimePage),
      },
      {
        path: 'merchants',
        title: 'Merchants',
        loadComponent: () => import('./merchants-page').then(({ MerchantsPage }) => MerchantsPage),
      },
      {
        path: 'compare',
        title: 'Compare two periods',
        loadComponent: () => import('./compare-page').then(({ ComparePage }) => ComparePage),
      },
    ],
  },
];
