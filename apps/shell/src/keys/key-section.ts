/** What both kinds of keys need to know. */
export interface KeySectionProps {
  offices: readonly { id: string; name: string }[]
  /** Has the page say what was done. */
  onSaid(news: string): void
}
