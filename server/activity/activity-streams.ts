import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type MessageEvent,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import type { Session } from '../auth/current-session.decorator.js';
import { RepeatingTask } from '../events/repeating-task.js';
import { TooManyRequestsProblem } from '../http/problem.js';
import type { Announcement } from './activity-announcement.js';
import { ActivityAnnouncements } from './activity-announcements.js';
import { ActivityReaderQueries } from './activity-reader.queries.js';
import { StreamAccess } from './stream-access.js';

/** Of one user, in one process: a page open in every tab of several windows. */
const mostOfUser = 20;
/** How often every stream says that it is alive, and is ended if its session is over, in milliseconds. */
const beatInterval = 20_000;
/** Before a client whose stream ended connects again, in milliseconds. */
const retry = 3_000;

interface Stream {
  session: Session;
  /** The request's `Authorization` header. */
  authorization: string | undefined;
  subscriber: Subscriber<MessageEvent>;
}

/** The open streams of this process. They say that there is something new to read, never what. */
@Injectable()
export class ActivityStreams implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ActivityStreams.name);
  private readonly streams = new Map<number, Set<Stream>>();
  private readonly task = new RepeatingTask(
    () => this.beat(),
    beatInterval,
    (error) => this.logger.warn(`open streams could not be checked: ${error.message}`),
  );
  private isEnding = false;

  constructor(
    private readonly announcements: ActivityAnnouncements,
    private readonly readers: ActivityReaderQueries,
    private readonly access: StreamAccess,
  ) {}

  /** How many are open. */
  get size(): number {
    return this.all().length;
  }

  onApplicationBootstrap(): void {
    this.announcements.received.subscribe((announcement) => void this.spread(announcement));
    this.task.start();
  }

  /** Ends all streams: an answer that never ends would hold up the end of the process. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    for (const { subscriber } of this.all()) subscriber.complete();
    await this.task.stop();
  }

  /** Events for whoever subscribes, until their session is over. Fails with TooManyRequestsProblem where too many are open. */
  open(session: Session, authorization: string | undefined): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      const ofUser = this.streams.get(session.userId) ?? new Set();
      if (ofUser.size >= mostOfUser) {
        return subscriber.error(new TooManyRequestsProblem(60, 'Too many pages are open at once.'));
      }
      const stream: Stream = { session, authorization, subscriber };
      this.streams.set(session.userId, ofUser.add(stream));
      subscriber.add(() => {
        ofUser.delete(stream);
        if (ofUser.size === 0) this.streams.delete(session.userId);
      });
      this.announcements.listen();
      subscriber.next({ type: 'ready', data: {}, retry });
      if (this.isEnding) subscriber.complete();
    });
  }

  /** Keeps every stream from looking idle, and ends those whose session is over, however that came about. */
  async beat(): Promise<void> {
    const streams = this.all();
    for (const { subscriber } of streams) subscriber.next({ type: 'ping', data: {} });
    for (const stream of streams) await this.endIfOver(stream);
  }

  private async spread(announcement: Announcement | 'everybody'): Promise<void> {
    if (announcement === 'everybody') return tell(this.all());
    try {
      // That a session is over is an activity of its user.
      const ofUsers = announcement.users.flatMap((userId) => this.of(userId));
      for (const stream of ofUsers) await this.endIfOver(stream);
      const readers = await this.readers.findReaders(announcement.ledgers, [...this.streams.keys()]);
      tell([...new Set([...announcement.users, ...readers])].flatMap((userId) => this.of(userId)));
    } catch (error) {
      this.logger.warn(`whom new activities concern is not known, everybody is told: ${(error as Error).message}`);
      tell(this.all());
    }
  }

  private async endIfOver({ session, authorization, subscriber }: Stream): Promise<void> {
    if (!subscriber.closed && !(await this.access.isOpen(session, authorization))) subscriber.complete();
  }

  private of(userId: number): Stream[] {
    return [...(this.streams.get(userId) ?? [])];
  }

  private all(): Stream[] {
    return [...this.streams.values()].flatMap((ofUser) => [...ofUser]);
  }
}

function tell(streams: Stream[]): void {
  for (const { subscriber } of streams) subscriber.next({ type: 'activity', data: {} });
}
