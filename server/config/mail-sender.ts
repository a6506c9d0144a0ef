const address = '[^\\s<>(),;:"\\\\@]+@[^\\s<>(),;:"\\\\@]+';
const sender = new RegExp(`^(?:${address}|[^<>()",;:\\\\@\\p{C}]{1,100} <${address}>)$`, 'u');

/** Whether mail can be from this: an address, or a name with one, on a single line. */
export const isMailSender = (text: string) => sender.test(text);
