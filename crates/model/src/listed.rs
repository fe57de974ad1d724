/// Declares an enum without fields together with `ALL`, the list of its variants in the order of their declaration.
///
/// A variant cannot be declared without being in `ALL`.
macro_rules! listed {
    (
        $(#[$about:meta])*
        pub enum $name:ident { $($(#[$about_variant:meta])* $variant:ident,)+ }
    ) => {
        $(#[$about])*
        pub enum $name { $($(#[$about_variant])* $variant,)+ }

        impl $name {
            /// Every variant, in the order of the declaration.
            pub const ALL: [Self; [$(stringify!($variant)),+].len()] = [$(Self::$variant),+];
        }
    };
}

pub(crate) use listed;
