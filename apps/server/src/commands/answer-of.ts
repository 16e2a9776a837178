import { CodedError, errorCodes } from '@wadah/errors'

/** The answer of the running server; a refusal is thrown as it said it. */
export async function answerOf<TAnswer>(response: Response): Promise<TAnswer> {
  const answer = (await response.json()) as TAnswer & { code?: string; message?: string }
  if (response.ok) return answer
  throw new CodedError(
    errorCodes.find((code) => code === answer.code) ?? 'internal',
    answer.message ?? `The server answered ${response.status}.`,
  )
}
