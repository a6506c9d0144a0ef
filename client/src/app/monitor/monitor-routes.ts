import type { Routes } from '@angular/router';
import { MonitorPage } from './monitor-page';

export const monitorRoutes: Routes = [{ path: '', title: 'Monitor', component: MonitorPage }];
