/** Who asks for a change. `device` is a user agent in words, such as "Firefox on Linux". */
export interface Actor {
  userId: number;
  sessionId: string | null;
  device: string | null;
  ip: string | null;
}
