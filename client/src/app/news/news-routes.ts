import type { Routes } from '@angular/router';
import { NewsPage } from './news-page';

export const newsRoutes: Routes = [{ path: '', title: 'News', component: NewsPage }];
