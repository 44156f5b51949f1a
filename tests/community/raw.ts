/** A request as it is on the wire, for what the typed client would never send. */
export async function send(
  url: string,
  path: string,
  {
    method = 'GET',
    json,
    headers = {},
    body,
  }: { method?: string; json?: unknown; headers?: Record<string, string>; body?: BodyInit } = {},
): Promise<{
  status: number
  headers: Headers
  text: string
  problem: { detail: string; code: string; field?: string; requestId: string }
}> {
  const sent = json === undefined ? body : JSON.stringify(json)
  const type: Record<string, string> = json === undefined ? {} : { 'Content-Type': 'application/json' }
  const response = await fetch(url + path, {
    method,
    headers: { ...type, ...headers },
    redirect: 'manual',
    ...(sent === undefined ? {} : { body: sent }),
  })
  const text = await response.text()
  const isProblem = response.headers.get('Content-Type')?.startsWith('application/problem+json') === true
  return {
    status: response.status,
    headers: response.headers,
    text,
    problem: isProblem ? JSON.parse(text) : { detail: '', code: '', requestId: '' },
  }
}
