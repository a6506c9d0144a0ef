/** The process's environment. Everything else gets it as a typed {@link Config}. */
export const environment = process.env;
