import { APP_BASE_HREF } from '@angular/common';
import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import {
  type ApplicationConfig,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding } from '@angular/router';
import { sessionInterceptor } from '../shared/session/session-interceptor';
import { appRoutes } from './app-routes';
import { PageTitle } from './page-title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    // Only this way does an upload say how far it is.
    provideHttpClient(withXhr(), withInterceptors([sessionInterceptor])),
    provideRouter(appRoutes, withComponentInputBinding()),
    // Instead of a base element, which a strict policy (base-uri 'none') forbids.
    { provide: APP_BASE_HREF, useValue: '/' },
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};
