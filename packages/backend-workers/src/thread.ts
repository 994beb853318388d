/** The program of a thread. In Node piscina calls `takeSeat`; in a page the seat arrives in a message. */
import { type Seat, takeSeat } from "./ring/seat.js";

export { type Seat, takeSeat };
