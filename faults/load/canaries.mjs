/** Marks of each person's data, and every place where somebody else's was seen. */
export class Canaries {
  #owners = new Map();
  /** @type {string[]} */
  leaks = [];

  /** @param {string} canary a word that occurs nowhere else @param {string} owner */
  add(canary, owner) {
    this.#owners.set(canary, owner);
  }

  /** Notes every mark in `text` that is not `reader`'s. */
  inspect(text, reader, where) {
    for (const [canary, owner] of this.#owners) {
      if (owner !== reader && text.includes(canary)) this.leaks.push(`${owner}'s data in ${where} of ${reader}`);
    }
  }

  /** The owners of all marks in `text`. */
  ownersIn(text) {
    return [...this.#owners].filter(([canary]) => text.includes(canary)).map(([, owner]) => owner);
  }
}
