import type { Routes } from '@angular/router';
import { CategoriesPage } from './categories-page';

export const categoryRoutes: Routes = [{ path: '', title: 'Categories', component: CategoriesPage }];
