import { link, mkdir, open, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A way in which a text becomes the content of a file that is there. */
export type Delivery = (path: string, text: string) => Promise<void>;

/** All files are as long as this, so that a size tells nothing. */
const LENGTH = 4096;

export function padded(text: string): string {
  return `${text}#`.padEnd(LENGTH - 1, '.').concat('\n');
}

export const DELIVERIES: Readonly<Record<string, Delivery>> = {
  inPlace: (path, text) => writeFile(path, text),

  async atomicRename(path, text) {
    await writeFile(`${path}.tmp`, text);
    await rename(`${path}.tmp`, path);
  },

  async truncateAndWrite(path, text) {
    const file = await open(path, 'w');
    const half = text.length / 2;
    await file.write(text.slice(0, half));
    await new Promise((resolve) => setTimeout(resolve, 15));
    await file.write(text.slice(half));
    await file.close();
  },

  /** As vim does: a swap file, the former content kept as a backup until the new one is written. */
  async editor(path, text) {
    const swap = join(dirname(path), `.${basename(path)}.swp`);
    await writeFile(swap, 'b0VIM');
    await writeFile(join(dirname(path), '4913'), '');
    await rm(join(dirname(path), '4913'));
    await rename(path, `${path}~`);
    await writeFile(path, text);
    await rm(`${path}~`);
    await rm(swap);
  },

  async olderTimeStamp(path, text) {
    await writeFile(`${path}.tmp`, text);
    await utimes(`${path}.tmp`, 1, 1);
    await rename(`${path}.tmp`, path);
  },

  async sameTimeStampAndSize(path, text) {
    const { atime, mtime } = await stat(path);
    await writeFile(path, text);
    await utimes(path, atime, mtime);
  },

  async goneAndBack(path, text) {
    await rm(path);
    await writeFile(path, text);
  },

  /** As where the file is mounted by itself: no event comes to the folder it is seen in. */
  async throughAnotherName(path, text) {
    const other = join(dirname(path), '..', `other-name-of-${basename(path)}`);
    await rm(other, { force: true });
    await link(path, other);
    await writeFile(other, text);
  },
};

/** Makes a folder with the text in it the one that a link leads to: as Kubernetes swaps `..data`, and git-sync its work tree. */
export async function swapFolder(path: string, name: string, text: string, version: number): Promise<void> {
  const folder = join(dirname(path), `..version-${version}`);
  await mkdir(folder);
  await writeFile(join(folder, name), text);
  await symlink(basename(folder), `${path}_tmp`);
  await rename(`${path}_tmp`, path);
  await rm(join(dirname(path), `..version-${version - 1}`), { recursive: true, force: true });
}
