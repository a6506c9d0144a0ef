/** Who has just proved to know the password. */
export interface Authenticated {
  userId: number;
  /** That the password was right for. */
  passwordHash: string;
}
