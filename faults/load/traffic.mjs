import { Random } from '../random.mjs';
import { Canaries } from './canaries.mjs';
import { Journal } from './journal.mjs';
import { Lane } from './lane.mjs';
import { Person } from './person.mjs';

const NAMES = ['Ada', 'Bob', 'Cem'];
const LANES_EACH = 2;
/** Between two operations of a lane, on average; in milliseconds. */
const PAUSE_MS = 120;

/** The people and what they do all the time. */
export class Traffic {
  journal = new Journal();
  canaries = new Canaries();
  /** @type {Person[]} */
  people = [];
  #lanes = [];
  #gates;
  #stop;
  #running;

  /** @param {import('../parts/gate.mjs').Gate[]} gates */
  constructor(gates) {
    this.#gates = gates;
  }

  async gather() {
    for (const name of NAMES) {
      const person = this.newPerson(name);
      await person.register();
      await person.settleIn();
      this.people.push(person);
      for (let lane = 0; lane < LANES_EACH; lane += 1) {
        const settings = {
          name: `${name}${lane}`,
          person,
          isFirst: lane === 0,
          journal: this.journal,
          pauseMs: PAUSE_MS,
        };
        this.#lanes.push(new Lane(settings));
      }
    }
  }

  newPerson(name, random = new Random(0, name)) {
    return new Person(name, { gates: this.#gates, journal: this.journal, canaries: this.canaries, random });
  }

  /** @param {number} seed of all that is chosen from now on */
  start(seed) {
    this.#stop = new AbortController();
    for (const lane of this.#lanes) {
      lane.random = new Random(seed, lane.name);
      lane.person.scene.random = new Random(seed, lane.person.name);
    }
    this.#running = Promise.all(this.#lanes.map((lane) => lane.run(this.#stop.signal)));
  }

  /** Resolves when every outcome is known, or has been given up. */
  async stop() {
    this.#stop?.abort();
    await this.#running;
  }
}
