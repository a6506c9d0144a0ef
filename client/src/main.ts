import { bootstrapApplication } from '@angular/platform-browser';
import { applyStoredColorScheme } from './app/shared/color-scheme';
import { appConfig } from './app/shell/app-config';
import { AppRoot } from './app/shell/app-root';

applyStoredColorScheme(document);

bootstrapApplication(AppRoot, appConfig).catch((error: unknown) => {
  reportError(error);
});
