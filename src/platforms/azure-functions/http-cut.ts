import { microsecondsPer } from "../../units/duration.ts";

/** For so long Azure's load balancer waits for an answer to an HTTP request, whatever the plan (documentation, 2024-06). */
export const httpCut = 230 * microsecondsPer.s;
export const httpCutInWords = "230 s";
