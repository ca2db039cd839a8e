/** Entry of the worker thread that loads the schedule of a runner, and keeps what it made of it. */
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { LoadRequest, Parcel } from './parcel.ts';
import { ParcelSender } from './parcel-sender.ts';

/** Folder of the compiled code that the process keeps; `undefined`: it keeps none. */
const cache = workerData as string | undefined;
if (cache !== undefined) enableCompileCache(cache);
const { createLoader } = await import('../../config/load-config.ts');
const load = createLoader();
const sender = new ParcelSender();
let parcels: Iterator<Parcel, void> = [].values();

parentPort?.on('message', (request: LoadRequest) => {
  void answer(request).then((parcel) => parentPort?.postMessage(parcel));
});

/** Never rejects. */
async function answer(request: LoadRequest): Promise<Parcel> {
  try {
    if (request.kind === 'load') parcels = sender.parcelsOf(await load(request.paths, { env: request.env }));
    return parcels.next().value ?? { kind: 'failed', error: new Error('there was nothing more to hand over') };
  } catch (error) {
    return { kind: 'failed', error };
  }
}
