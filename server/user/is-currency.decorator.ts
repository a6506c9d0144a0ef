import { IsIn } from 'class-validator';

const currencies = Intl.supportedValuesOf('currency');

/** An ISO 4217 code that this machine can format. */
export const IsCurrency = () => IsIn(currencies, { message: 'must be a currency such as USD' });
