import type { ModuleCall } from './call-module.ts';
import type { OutputStream } from '../executor.ts';
import type { ReportedExit } from '../messages.ts';
import type { StopReason } from '../stop-order.ts';

/** What a thread of modules is told. */
export type ThreadOrder =
  /** Whether it may serve a call in this environment, after which it is that of the thread. */
  | { readonly kind: 'check'; readonly env: NodeJS.ProcessEnv }
  | { readonly kind: 'call'; readonly call: ModuleCall }
  /** To the call that goes on. */
  | { readonly kind: 'stop'; readonly reason: StopReason };

/** What it answers. */
export type ThreadReport =
  /** `thread`: the kernel's number of the thread; `null` where it cannot be told. */
  | { readonly kind: 'began'; readonly thread: number | null }
  /** The module is there, and its function is called. */
  | { readonly kind: 'loaded' }
  | { readonly kind: 'checked'; readonly isFit: boolean }
  | {
      readonly kind: 'ended';
      readonly exit: ReportedExit;
      /** Bytes that the call has written. */
      readonly written: Readonly<Record<OutputStream, number>>;
      /** Whether the call returned and left nothing behind. */
      readonly isClean: boolean;
    };
