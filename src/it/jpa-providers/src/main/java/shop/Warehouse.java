package shop;

/** Mapped in orm.xml. */
public class Warehouse {
    String code;
    String cityName;
}
