interface Event {
  readonly job: string | null;
  readonly fire_time: string | null;
  readonly exception: { readonly message: string } | null;
}

interface Context {
  readonly with: { readonly channel: string };
  readonly log: (line: string) => void;
}

/** Told of every failed run. A real one would post to a chat; this one says what it would post. */
export default function alert({ job, fire_time, exception }: Event, { with: { channel }, log }: Context): void {
  log(`to ${channel}: ${job} for ${fire_time} failed: ${exception?.message}`);
}
