namespace TorchSharp;

public static partial class torch
{
    /// <summary>Special functions: the names of scipy.special.</summary>
    public static partial class special
    {
        public static Tensor airy_ai(Tensor input, Tensor? @out = null) => Into(@out, AiryAi(input));

        [Aten("special_airy_ai", "x: input")] private static partial Tensor AiryAi(Tensor input);

        public static Tensor bessel_j0(Tensor input, Tensor? @out = null) => Into(@out, BesselJ0(input));

        [Aten("special_bessel_j0", "self: input")] private static partial Tensor BesselJ0(Tensor input);

        public static Tensor bessel_j1(Tensor input, Tensor? @out = null) => Into(@out, BesselJ1(input));

        [Aten("special_bessel_j1", "self: input")] private static partial Tensor BesselJ1(Tensor input);

        public static Tensor bessel_y0(Tensor input, Tensor? @out = null) => Into(@out, BesselY0(input));

        [Aten("special_bessel_y0", "self: input")] private static partial Tensor BesselY0(Tensor input);

        public static Tensor bessel_y1(Tensor input, Tensor? @out = null) => Into(@out, BesselY1(input));

        [Aten("special_bessel_y1", "self: input")] private static partial Tensor BesselY1(Tensor input);

        public static Tensor chebyshev_polynomial_t(Tensor x, Tensor n, Tensor? @out = null) => Into(@out, ChebyshevPolynomialT(x, n));

        [Aten("special_chebyshev_polynomial_t")] private static partial Tensor ChebyshevPolynomialT(Tensor x, Tensor n);

        public static Tensor chebyshev_polynomial_u(Tensor x, Tensor n, Tensor? @out = null) => Into(@out, ChebyshevPolynomialU(x, n));

        [Aten("special_chebyshev_polynomial_u")] private static partial Tensor ChebyshevPolynomialU(Tensor x, Tensor n);

        public static Tensor chebyshev_polynomial_v(Tensor x, Tensor n, Tensor? @out = null) => Into(@out, ChebyshevPolynomialV(x, n));

        [Aten("special_chebyshev_polynomial_v")] private static partial Tensor ChebyshevPolynomialV(Tensor x, Tensor n);

        public static Tensor chebyshev_polynomial_w(Tensor x, Tensor n, Tensor? @out = null) => Into(@out, ChebyshevPolynomialW(x, n));

        [Aten("special_chebyshev_polynomial_w")] private static partial Tensor ChebyshevPolynomialW(Tensor x, Tensor n);

        [Aten("special_digamma", "self: input")] public static partial Tensor digamma(Tensor input);

        [Aten("special_entr", "self: input")] public static partial Tensor entr(Tensor input);

        [Aten("special_erf", "self: input")] public static partial Tensor erf(Tensor input);

        [Aten("special_erfc", "self: input")] public static partial Tensor erfc(Tensor input);

        [Aten("special_erfcx", "self: input")] public static partial Tensor erfcx(Tensor input);

        [Aten("special_erfinv", "self: input")] public static partial Tensor erfinv(Tensor input);

        [Aten("special_exp2", "self: input")] public static partial Tensor exp2(Tensor input);

        [Aten("special_expit", "self: input")] public static partial Tensor expit(Tensor input);

        [Aten("special_expm1", "self: input")] public static partial Tensor expm1(Tensor input);

        [Aten("special_gammainc", "self: input")] public static partial Tensor gammainc(Tensor input, Tensor other);

        [Aten("special_gammaincc", "self: input")] public static partial Tensor gammaincc(Tensor input, Tensor other);

        [Aten("special_gammaln", "self: input")] public static partial Tensor gammaln(Tensor input);

        public static Tensor hermite_polynomial_h(Tensor x, Tensor n, Tensor? @out = null) => Into(@out, HermitePolynomialH(x, n));

        [Aten("special_hermite_polynomial_h")] private static partial Tensor HermitePolynomialH(Tensor x, Tensor n);

        public static Tensor hermite_polynomial_he(Tensor x, Tensor n, Tensor? @out = null) => Into(@out, HermitePolynomialHe(x, n));

        [Aten("special_hermite_polynomial_he")] private static partial Tensor HermitePolynomialHe(Tensor x, Tensor n);

        [Aten("special_i0", "self: input")] public static partial Tensor i0(Tensor input);

        [Aten("special_i0e", "self: input")] public static partial Tensor i0e(Tensor input);

        [Aten("special_i1", "self: input")] public static partial Tensor i1(Tensor input);

        [Aten("special_i1e", "self: input")] public static partial Tensor i1e(Tensor input);

        public static Tensor laguerre_polynomial_l(Tensor x, Tensor n, Tensor? @out = null) => Into(@out, LaguerrePolynomialL(x, n));

        [Aten("special_laguerre_polynomial_l")] private static partial Tensor LaguerrePolynomialL(Tensor x, Tensor n);

        public static Tensor legendre_polynomial_p(Tensor x, Tensor n, Tensor? @out = null) => Into(@out, LegendrePolynomialP(x, n));

        [Aten("special_legendre_polynomial_p")] private static partial Tensor LegendrePolynomialP(Tensor x, Tensor n);

        [Aten("special_log_softmax", "self: input")] public static partial Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null);

        [Aten("special_logit", "self: input")] public static partial Tensor logit(Tensor input);

        public static Tensor modified_bessel_i0(Tensor input, Tensor? @out = null) => Into(@out, ModifiedBesselI0(input));

        [Aten("special_modified_bessel_i0", "self: input")] private static partial Tensor ModifiedBesselI0(Tensor input);

        public static Tensor modified_bessel_i1(Tensor input, Tensor? @out = null) => Into(@out, ModifiedBesselI1(input));

        [Aten("special_modified_bessel_i1", "self: input")] private static partial Tensor ModifiedBesselI1(Tensor input);

        public static Tensor modified_bessel_k0(Tensor input, Tensor? @out = null) => Into(@out, ModifiedBesselK0(input));

        [Aten("special_modified_bessel_k0", "self: input")] private static partial Tensor ModifiedBesselK0(Tensor input);

        public static Tensor modified_bessel_k1(Tensor input, Tensor? @out = null) => Into(@out, ModifiedBesselK1(input));

        [Aten("special_modified_bessel_k1", "self: input")] private static partial Tensor ModifiedBesselK1(Tensor input);

        [Aten("special_multigammaln", "self: input")] public static partial Tensor multigammaln(Tensor input, long p);

        [Aten("special_ndtr", "self: input")] public static partial Tensor ndtr(Tensor input);

        [Aten("special_ndtri", "self: input")] public static partial Tensor ndtri(Tensor input);

        [Aten("special_polygamma", "self: input")] public static partial Tensor polygamma(long n, Tensor input);

        [Aten("special_psi", "self: input")] public static partial Tensor psi(Tensor input);

        public static Tensor scaled_modified_bessel_k0(Tensor input, Tensor? @out = null) => Into(@out, ScaledModifiedBesselK0(input));

        [Aten("special_scaled_modified_bessel_k0", "x: input")] private static partial Tensor ScaledModifiedBesselK0(Tensor input);

        public static Tensor scaled_modified_bessel_k1(Tensor input, Tensor? @out = null) => Into(@out, ScaledModifiedBesselK1(input));

        [Aten("special_scaled_modified_bessel_k1", "x: input")] private static partial Tensor ScaledModifiedBesselK1(Tensor input);

        public static Tensor shifted_chebyshev_polynomial_t(Tensor x, Tensor n, Tensor? @out = null) => Into(@out, ShiftedChebyshevPolynomialT(x, n));

        [Aten("special_shifted_chebyshev_polynomial_t")] private static partial Tensor ShiftedChebyshevPolynomialT(Tensor x, Tensor n);

        public static Tensor shifted_chebyshev_polynomial_u(Tensor x, Tensor n, Tensor? @out = null) => Into(@out, ShiftedChebyshevPolynomialU(x, n));

        [Aten("special_shifted_chebyshev_polynomial_u")] private static partial Tensor ShiftedChebyshevPolynomialU(Tensor x, Tensor n);

        public static Tensor shifted_chebyshev_polynomial_v(Tensor x, Tensor n, Tensor? @out = null) => Into(@out, ShiftedChebyshevPolynomialV(x, n));

        [Aten("special_shifted_chebyshev_polynomial_v")] private static partial Tensor ShiftedChebyshevPolynomialV(Tensor x, Tensor n);

        public static Tensor shifted_chebyshev_polynomial_w(Tensor x, Tensor n, Tensor? @out = null) => Into(@out, ShiftedChebyshevPolynomialW(x, n));

        [Aten("special_shifted_chebyshev_polynomial_w")] private static partial Tensor ShiftedChebyshevPolynomialW(Tensor x, Tensor n);

        [Aten("sigmoid", "self: input")] public static partial Tensor sigmoid(Tensor input);

        [Aten("sigmoid_", "self: input")] public static partial Tensor sigmoid_(Tensor input);

        [Aten("special_sinc", "self: input")] public static partial Tensor sinc(Tensor input);

        [Aten("special_softmax", "self: input")] public static partial Tensor softmax(Tensor input, long dim, ScalarType? dtype = null);

        public static Tensor spherical_bessel_j0(Tensor input, Tensor? @out = null) => Into(@out, SphericalBesselJ0(input));

        [Aten("special_spherical_bessel_j0", "x: input")] private static partial Tensor SphericalBesselJ0(Tensor input);

        [Aten("special_xlog1py", "self: input")] public static partial Tensor xlog1py(Tensor input, Tensor other);

        [Aten("special_zeta", "self: x", "other: q")] public static partial Tensor zeta(Tensor x, Tensor q);

        static Tensor Into(Tensor? place, Tensor result)
        {
            if (place is null) return result;
            using (result) return place.resize_(result.shape).copy_(result);
        }
    }
}
