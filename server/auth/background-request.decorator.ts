import { SetMetadata } from '@nestjs/common';

export const backgroundRequestKey = 'isBackgroundRequest';

/** For what a page asks by itself: it does not count as use, so a forgotten page still reaches its idle limit. */
export const BackgroundRequest = () => SetMetadata(backgroundRequestKey, true);
