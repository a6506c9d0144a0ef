import type { Routes } from '@angular/router';
import { operatorsOnly } from '../shared/session/operators-only';
import { signedIn } from '../shared/session/session-guards';
import type { ReceiptConfirmPage } from './receipt-confirm-page';

export const appRoutes: Routes = [
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./app-frame').then(({ AppFrame }) => AppFrame),
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'Dashboard',
        loadComponent: () => import('./dashboard-page').then(({ DashboardPage }) => DashboardPage),
      },
      {
        path: 'reports',
        loadChildren: () => import('../report/pages/report-routes').then(({ reportRoutes }) => reportRoutes),
      },
      {
        path: 'categories',
        loadChildren: () => import('../category/category-routes').then(({ categoryRoutes }) => categoryRoutes),
      },
      {
        path: 'budgets',
        loadChildren: () => import('../budget/budget-routes').then(({ budgetRoutes }) => budgetRoutes),
      },
      {
        path: 'expenses/:id',
        title: 'Expense',
        loadComponent: () =>
          import('../expense/detail/expense-detail-page').then(({ ExpenseDetailPage }) => ExpenseDetailPage),
      },
      {
        path: 'receipts',
        title: 'Receipts',
        loadComponent: () => import('../receipt/list/receipts-page').then(({ ReceiptsPage }) => ReceiptsPage),
      },
      {
        path: 'receipts/:id',
        title: 'Receipt',
        loadComponent: () => import('./receipt-confirm-page').then(({ ReceiptConfirmPage }) => ReceiptConfirmPage),
        canDeactivate: [(page: ReceiptConfirmPage) => page.mayLeave()],
      },
      {
        path: 'trash',
        title: 'Trash',
        loadComponent: () => import('../expense/trash/trash-page').then(({ TrashPage }) => TrashPage),
      },
      {
        path: 'activity',
        loadChildren: () => import('../activity/activity-routes').then(({ activityRoutes }) => activityRoutes),
      },
      {
        path: 'news',
        loadChildren: () => import('../news/news-routes').then(({ newsRoutes }) => newsRoutes),
      },
      {
        path: 'monitor',
        canMatch: [operatorsOnly],
        loadChildren: () => import('../monitor/monitor-routes').then(({ monitorRoutes }) => monitorRoutes),
      },
      {
        path: 'settings',
        loadChildren: () => import('../settings/settings-routes').then(({ settingsRoutes }) => settingsRoutes),
      },
    ],
  },
  {
    path: '',
    loadChildren: () => import('../auth/auth-routes').then(({ authRoutes }) => authRoutes),
  },
  {
    path: '**',
    title: 'Page not found',
    loadComponent: () => import('./not-found-page').then(({ NotFoundPage }) => NotFoundPage),
  },
];
