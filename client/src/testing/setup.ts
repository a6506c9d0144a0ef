import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

// Node's channel would keep a test's process alive; Session then does without one.
Reflect.deleteProperty(globalThis, 'BroadcastChannel');
