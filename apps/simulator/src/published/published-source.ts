/** Where published figures come from; stands beside every table of them. */
export interface PublishedSource {
  producer: string
  dataset: string
  period: string
  source: string
  licence: string
}
