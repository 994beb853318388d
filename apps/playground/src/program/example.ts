/** What an example of the gallery is: a program with a title and what it teaches. */
export interface Example {
  /** In the address: kebab-case. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what can be seen in it. */
  readonly about: string;
  readonly program: string;
}
