/** What a library function may use beyond plain arithmetic; the compiler knows each by identity. */
export {
  float32Bits,
  float32FromBits,
  float64FromWords,
  float64High,
  float64Low,
  type Intrinsics,
  intrinsics,
  lookup,
  toFloat32,
  toFloat64,
  toInt32,
} from "../kernel/intrinsic-functions.js";
