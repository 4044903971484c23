"""How the demo shop's things look: shapes, light and materials, drawn without a camera."""
