import { Worker } from 'node:worker_threads';
import { Failure } from '../../../model/failure.ts';

/** `script` answers each message with { ok: true, value } or { ok: false, message }. */
export type PoolOptions = {
  readonly script: URL;
  readonly workers: number;
  readonly deadlineMs: number; // of one task, on a worker of its own
  readonly memoryMb: number; // of one worker's heap
};

type Task = {
  readonly input: unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Failure) => void;
};

/** `run` rejects with Failure 'source-down' and nothing else; `close` ends the workers and fails what is not done. */
export type WorkerPool = { run(input: unknown): Promise<unknown>; close(): Promise<void> };

/**
 * Runs tasks in worker threads, started when needed and kept. One that hangs, crashes or fills its memory is ended
 * and replaced, and only its task fails. Idle workers do not keep the process alive.
 */
export function openWorkerPool(options: PoolOptions): WorkerPool {
  const waiting: Task[] = [];
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  let isClosed = false;

  function next(): void {
    const task = waiting[0];
    if (task === undefined) return;
    const worker = idle.pop() ?? start();
    if (worker === null) return;
    waiting.shift();
    run(worker, task);
  }

  function start(): Worker | null {
    if (all.size >= options.workers) return null;
    const worker = new Worker(options.script, {
      execArgv: [], // the parent's flags (a test runner's loader, a debugger's port) are not for it
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    });
    all.add(worker);
    worker.on('error', () => undefined); // an error while idle or on its way out must not end the process
    return worker;
  }

  function run(worker: Worker, task: Task): void {
    const timer = setTimeout(() => end('took too long to read', null), options.deadlineMs);
    worker.ref();
    worker.once('message', answered).once('error', crashed).once('exit', exited);
    worker.postMessage(task.input);

    function answered(
      answer: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string },
    ): void {
      letGo();
      worker.unref();
      idle.push(worker);
      if (answer.ok) task.resolve(answer.value);
      else task.reject(new Failure('source-down', 'The page could not be read.', { cause: answer.message }));
      next();
    }

    function crashed(error: unknown): void {
      end('could not be read', error);
    }

    function exited(): void {
      end('could not be read', null);
    }

    function end(what: string, cause: unknown): void {
      letGo();
      all.delete(worker);
      void worker.terminate();
      task.reject(new Failure('source-down', `The page ${what}.`, { cause }));
      next();
    }

    function letGo(): void {
      clearTimeout(timer);
      worker.off('message', answered).off('error', crashed).off('exit', exited);
    }
  }

  return {
    run: (input) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(closing());
        waiting.push({ input, resolve, reject });
        next();
      }),
    async close() {
      isClosed = true;
      for (const task of waiting.splice(0)) task.reject(closing());
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

function closing(): Failure {
  return new Failure('source-down', 'The page was not read, as the program is stopping.', { retry: true });
}
