import type { Reply, Request } from '../model/reply.ts';

/** How the command line reaches the process that holds an embedded store. */
export interface Control {
  /** Answers callers on this machine who can read the data directory, until close. */
  serve(answer: (request: Request) => Promise<Reply>): Promise<void>;
  /** The running process's reply, or undefined when none runs on this data directory. */
  call(request: Request): Promise<Reply | undefined>;
  close(): Promise<void>;
}
