import type { Channel } from '../../model/delivery.ts';
import type { Job } from '../../model/job.ts';

/** The job that posts what a channel is owed, one after the other: there is one of a channel, known by any of its deliveries. */
export function lineJob(
  { chat, workspace, id }: Channel,
  { deliveryId, afterMs = 0 }: { readonly deliveryId: string; readonly afterMs?: number },
): Job {
  return {
    step: 'deliver',
    key: `deliver/${chat}/${workspace}/${id}`,
    deliveryId,
    ...(afterMs > 0 ? { afterMs } : {}),
  };
}
