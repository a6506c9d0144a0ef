import type { Routes } from '@angular/router';
import { ActivityPage } from './activity-page';

export const activityRoutes: Routes = [{ path: '', title: 'Activity', component: ActivityPage }];
