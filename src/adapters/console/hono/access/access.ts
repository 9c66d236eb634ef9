import type { Context, Hono } from 'hono';
import type { Visitor } from '../page.ts';

/** How the console knows who looks at it. */
export interface Access {
  /** Who asks, or null where nobody is signed in. */
  visitor(context: Context): Promise<Visitor | null>;
  /** Adds the pages to sign in and out. */
  addRoutes(app: Hono): void;
  /** Where who is not signed in is sent; null where nobody needs to be. */
  readonly signInAt: string | null;
}
