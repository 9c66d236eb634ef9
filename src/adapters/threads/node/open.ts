import { Worker } from 'node:worker_threads';
import { Failure } from '../../../model/failure.ts';
import type { Thread, ThreadOptions, Threads } from '../../../ports/threads.ts';

type Task = {
  readonly input: unknown;
  readonly moved: readonly ArrayBuffer[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Failure) => void;
};

type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/** Threads by node:worker_threads: a pool for each script. */
export function openThreads(): Threads {
  return { open: openPool };
}

/**
 * Runs tasks in worker threads, started when needed and kept. One that hangs, crashes or fills its memory is ended
 * and replaced, and only its task fails.
 */
function openPool(options: ThreadOptions): Thread {
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
    if (all.size >= options.atOnce) return null;
    const worker = new Worker(options.script, {
      execArgv: [], // the parent's flags (a test runner's loader, a debugger's port) are not for it
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    });
    all.add(worker);
    worker.on('error', () => undefined); // an error while idle or on its way out must not end the process
    worker.on('exit', () => forget(worker)); // one that ends while idle must not be given a task
    return worker;
  }

  function forget(worker: Worker): void {
    all.delete(worker);
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
  }

  function run(worker: Worker, task: Task): void {
    const timer = setTimeout(() => end(failed('It took too long to read.', null)), options.deadlineMs);
    worker.ref();
    worker.once('message', answered).once('error', crashed).once('exit', exited);
    worker.postMessage(task.input, task.moved);

    function answered(answer: Answer): void {
      letGo();
      worker.unref();
      idle.push(worker);
      if (answer.ok) task.resolve(answer.value);
      else task.reject(failed('It could not be read.', answer.message));
      next();
    }

    function crashed(error: unknown): void {
      end(failed('It could not be read.', error));
    }

    function exited(): void {
      end(isClosed ? stopping() : failed('It could not be read.', null));
    }

    function end(failure: Failure): void {
      letGo();
      forget(worker);
      void worker.terminate();
      task.reject(failure);
      next();
    }

    function letGo(): void {
      clearTimeout(timer);
      worker.off('message', answered).off('error', crashed).off('exit', exited);
    }
  }

  return {
    run: (input, moved = []) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(stopping());
        waiting.push({ input, moved, resolve, reject });
        next();
      }),
    async close() {
      isClosed = true;
      for (const task of waiting.splice(0)) task.reject(stopping());
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

function failed(words: string, cause: unknown): Failure {
  return new Failure('source-down', words, { cause });
}

function stopping(): Failure {
  return new Failure('source-down', 'It was not read, as the program is stopping.', { retry: true });
}
