/** A queue of its own with the handlers behind it. `bindings` are topic patterns as RabbitMQ knows them. */
export interface Consumer {
  name: string;
  bindings: string[];
  /** How many deliveries may be in work at once. */
  prefetch: number;
}

export const activityConsumer: Consumer = { name: 'activity', bindings: ['#'], prefetch: 400 };

export const mailConsumer: Consumer = {
  name: 'mail',
  bindings: [
    'user.*',
    'session.*',
    'password.*',
    'email.verification-requested',
    'email.change-requested',
    'email.changed',
    'identity.*',
    'token.*',
    'news.issued',
    'summary.issued',
    'budget-alert.issued',
  ],
  prefetch: 4,
};

/** Reading occupies a core for seconds: one after another in each process. */
export const receiptConsumer: Consumer = {
  name: 'receipt',
  bindings: ['receipt.uploaded', 'receipt.reading-requested'],
  prefetch: 1,
};

/** Whatever may change what is spent of a budget, or what there is to spend. */
export const budgetConsumer: Consumer = {
  name: 'budget',
  bindings: [
    'expense.*',
    'category.updated',
    'category.merged',
    'category.deleted',
    'budget.created',
    'budget.updated',
    'budget.restored',
  ],
  prefetch: 100,
};

/** Everyone who listens. The broker's topology and the reconciler follow from this list. */
export const consumers: Consumer[] = [activityConsumer, mailConsumer, receiptConsumer, budgetConsumer];

/** `pattern` as a regular expression for types such as "expense.created": `*` is one word, `#` any number of them. */
export function bindingToRegExp(pattern: string): string {
  if (pattern === '#') return '^.*$';
  const words = pattern.split('.').map((word) => (word === '*' ? '[^.]+' : word === '#' ? '.*' : word));
  return `^${words.join('\\.')}$`;
}
