import type { Routes } from '@angular/router';
import { BudgetsPage } from './budgets-page';

export const budgetRoutes: Routes = [{ path: '', title: 'Budgets', component: BudgetsPage }];
