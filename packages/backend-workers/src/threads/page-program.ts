/**
 * The program of a page's thread, as text. A page makes a worker of it wherever it came from, so no bundler and no
 * server need to know of it. The build puts `page-thread.ts` in this place; sources alone have no program.
 */
export const pageProgram: string =
  'throw new Error("This is source: the build of @lockstep/backend-workers puts the program of threads here")';
